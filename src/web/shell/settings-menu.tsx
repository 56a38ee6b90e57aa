import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { Button } from '../parts/button.tsx';
import { Choice } from '../parts/choice.tsx';
import { useFormats } from '../words/formats.ts';
import { changeSettings, type Settings, useSettings } from './settings.ts';
import css from './settings-menu.module.css';

const THEMES = [
  { id: 'system', label: 'As the system' },
  { id: 'light', label: 'Light' },
  { id: 'dark', label: 'Dark' },
] as const satisfies readonly { id: Settings['theme']; label: string }[];

const BROWSER = 'browser';
const LOCALES = ['en-GB', 'en-US', 'de-DE', 'fr-FR', 'es-ES', 'pl-PL', 'hi-IN', 'ja-JP', 'zh-CN', 'ar-AE', 'he-IL'];

export const SettingsMenu = () => {
  const { theme, locale } = useSettings();
  const { number, moment } = useFormats();
  const names = new Intl.DisplayNames('en', { type: 'language' });
  const locales = [
    { id: BROWSER, label: `As the browser (${names.of(navigator.language) ?? navigator.language})` },
    ...LOCALES.map((id) => ({ id, label: names.of(id) ?? id })),
  ];
  return (
    <DialogTrigger>
      <Button kind="quiet" aria-label="How to read this page">
        <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.6">
          <circle cx="10" cy="10" r="6.5" />
          <path d="M10 3.5v13a6.5 6.5 0 0 0 0-13z" fill="currentColor" />
        </svg>
      </Button>
      <Popover className={css.popover ?? ''} placement="bottom end">
        <Dialog className={css.dialog ?? ''} aria-label="How to read this page">
          <Choice label="Colours" value={theme} choices={THEMES} onChange={(it) => changeSettings({ theme: it })} />
          <Choice
            label="Numbers, dates and direction"
            value={locale ?? BROWSER}
            choices={locales}
            onChange={(it) => changeSettings({ locale: it === BROWSER ? null : it })}
          />
          <p className={css.sample}>
            {number(1234567.89)} · {moment('2027-01-31T15:30:00Z')}
          </p>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
};
