import { PANEL_PAGE } from 'virtual:panel-page';
import type { View } from '../menu/calls.ts';

/** Opens the panel beside the sheet at one of its views. Nothing but the name of the view goes into the page. */
export const showPanel = (view: View): void => {
  const page = PANEL_PAGE.replace('data-view="settings"', `data-view="${view}"`);
  SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput(page).setTitle('Planwright'));
};
