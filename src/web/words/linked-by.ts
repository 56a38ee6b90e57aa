import type { Schemas } from '../api/client.ts';

type Newest = Schemas['Overview']['workbook'];

/** Who linked a live sheet, and when. Of the newest workbook the overview knows who did it last; of any other one only the first is known. */
export const linkedBy = (
  { workbook_id: id, uploaded_by: by, uploaded_at: at }: Schemas['Workbook'],
  newest: Newest | undefined,
): { readonly by: string; readonly at: string } => (newest?.workbook_id === id ? { by: newest.by, at: newest.at } : { by, at });
