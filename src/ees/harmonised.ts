/**
 * Names that DfE asks every file to use, by a part of a heading that shows what the column is about. Source:
 * DfE's guidance on open data, common harmonised variables.
 */
export const HARMONISED_NAMES: Readonly<Record<string, readonly string[]>> = {
  ethnic: ['ethnicity_major', 'ethnicity_minor', 'ethnicity_detailed', 'minority_ethnic'],
  sen_: ['sen_status', 'sen_provision', 'sen_primary_need', 'sen_secondary_need'],
  primary_need: ['sen_primary_need'],
  secondary_need: ['sen_secondary_need'],
  establishment_type: ['establishment_type', 'establishment_type_group'],
  school_type: ['establishment_type', 'establishment_type_group'],
  provider_type: ['provider_type'],
};

const other = (group: string): string => `Any other ${group} background`;

/** The major ethnic groups and the minor groups of each, as the Government Statistical Service harmonises them. */
export const ETHNIC_GROUPS: readonly (readonly [major: string, minors: readonly string[]])[] = [
  ['Total', ['Total']],
  ['Asian/Asian British', ['Total', 'Bangladeshi', 'Chinese', 'Indian', 'Pakistani', other('Asian')]],
  [
    'Black/African/Caribbean/Black British',
    ['Total', 'African', 'Caribbean', other('Black/African/Caribbean')],
  ],
  [
    'Mixed/Multiple ethnic groups',
    [
      'Total',
      'White and Asian',
      'White and Black African',
      'White and Black Caribbean',
      'Any other Mixed/Multiple ethnic background',
    ],
  ],
  [
    'White',
    [
      'Total',
      'English/Welsh/Scottish/Northern Irish/British',
      'Gypsy or Irish Traveller',
      'Irish',
      'Roma',
      other('White'),
    ],
  ],
  ['Other ethnic group', ['Total', 'Arab', 'Any other ethnic group']],
  ['Unknown', ['Unknown']],
];
