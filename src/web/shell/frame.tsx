import { Link, Outlet, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useLocale } from 'react-aria-components';
import css from './frame.module.css';
import { SettingsMenu } from './settings-menu.tsx';

/** What stands around every page: where we are, where one can go, and how one likes to read. */
export const Frame = () => {
  const { workspace } = useParams({ strict: false });
  const { locale, direction } = useLocale();
  useEffect(() => {
    // The words are English in every locale; numbers, dates and the direction follow it.
    document.documentElement.dir = direction;
    document.documentElement.dataset.locale = locale;
  }, [locale, direction]);
  return (
    <>
      <a className={css.skip} href="#main">
        Skip to the page
      </a>
      <header className={css.header}>
        <Link to="/" className={css.brand} aria-label="Planwright, start">
          <svg viewBox="0 0 32 32" width="26" height="26" aria-hidden="true">
            <rect width="32" height="32" rx="7" fill="var(--accent)" />
            <path d="M8 22h4v-5H8zm6 0h4V13h-4zm6 0h4V8h-4z" fill="var(--on-accent)" />
          </svg>
          <span>Planwright</span>
        </Link>
        {workspace === undefined ? <span className={css.space} /> : <WorkspaceNav workspace={workspace} />}
        <SettingsMenu />
      </header>
      <main id="main" className={css.main} tabIndex={-1}>
        <Outlet />
      </main>
    </>
  );
};

const WorkspaceNav = ({ workspace }: { workspace: string }) => {
  const params = { workspace };
  const active = { 'aria-current': 'page' as const };
  return (
    <nav className={css.nav} aria-label={`Workspace ${workspace}`}>
      <span className={css.workspace} title={workspace}>
        {workspace}
      </span>
      <Link to="/w/$workspace" params={params} activeOptions={{ exact: true, includeSearch: false }} activeProps={active}>
        Overview
      </Link>
      <Link to="/w/$workspace/sheet" params={params} activeOptions={{ includeSearch: false }} activeProps={active}>
        Sheet
      </Link>
      <Link to="/w/$workspace/compare" params={params} activeOptions={{ includeSearch: false }} activeProps={active}>
        Compare
      </Link>
    </nav>
  );
};
