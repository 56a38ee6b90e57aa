import { Outlet } from '@tanstack/react-router';

/** What stands over everything about one run. */
export const RunPage = () => <Outlet />;
