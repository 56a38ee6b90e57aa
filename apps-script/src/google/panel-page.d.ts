/** The panel's page in one text, put in when the menu is built (`scripts/make-menu.ts`). */
declare module 'virtual:panel-page' {
  export const PANEL_PAGE: string;
}
