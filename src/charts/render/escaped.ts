const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Text that stands for itself in HTML and XML, between tags and in attributes.
 *
 * @example escaped('Croydon & <England>') // 'Croydon &amp; &lt;England&gt;'
 */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign]!);
