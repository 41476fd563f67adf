/** The languages in which papers for customers are printed: ISO 639 codes. */
export const paperLanguages = ['en', 'fr'] as const
export type PaperLanguage = (typeof paperLanguages)[number]
