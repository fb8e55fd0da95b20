declare module 'svg-to-pdfkit' {
  export interface Options {
    /** Gives the font of a text: a registered name or a path. */
    readonly fontCallback?: (family: string, bold: boolean, italic: boolean) => string;
    readonly warningCallback?: (message: string) => void;
  }

  /** Draws an SVG picture into a PDF document. */
  export default function draw(
    document: PDFKit.PDFDocument,
    svg: string,
    x: number,
    y: number,
    options?: Options,
  ): void;
}
