import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { Frame } from './frame.tsx';
import { NotFound } from './not-found.tsx';
import { PageFault } from './page-fault.tsx';
import {
  readCompareSearch,
  readCurveSearch,
  readHealthSearch,
  readJobSearch,
  readPortfolioSearch,
  readRunSearch,
  readTradeSearch,
} from './search.ts';

/** Every address of the page; each page is fetched when it is first looked at. What a page shows is in its address: it can be reloaded and shared. */

const root = createRootRoute({ component: Frame, notFoundComponent: NotFound, errorComponent: PageFault });

const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('../pages/start/start-page.tsx'), 'StartPage'),
});

export const workspaceRoute = createRoute({ getParentRoute: () => root, path: '/w/$workspace' });

const overview = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/',
  validateSearch: readJobSearch,
  component: lazyRouteComponent(() => import('../pages/overview/overview-page.tsx'), 'OverviewPage'),
});

const health = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/sheet',
  validateSearch: readHealthSearch,
  component: lazyRouteComponent(() => import('../pages/health/health-page.tsx'), 'HealthPage'),
});

const scenario = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/scenarios/$scenario',
  validateSearch: readJobSearch,
  component: lazyRouteComponent(() => import('../pages/scenario/scenario-page.tsx'), 'ScenarioPage'),
});

const compare = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/compare',
  validateSearch: readCompareSearch,
  component: lazyRouteComponent(() => import('../pages/compare/compare-page.tsx'), 'ComparePage'),
});

export const runRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/runs/$run',
  validateSearch: readRunSearch,
  component: lazyRouteComponent(() => import('../pages/run/run-page.tsx'), 'RunPage'),
});

const portfolio = createRoute({
  getParentRoute: () => runRoute,
  path: '/',
  validateSearch: readPortfolioSearch,
  component: lazyRouteComponent(() => import('../pages/portfolio/portfolio-page.tsx'), 'PortfolioPage'),
});

const trade = createRoute({
  getParentRoute: () => runRoute,
  path: '/trade',
  validateSearch: readTradeSearch,
  component: lazyRouteComponent(() => import('../pages/trade/trade-page.tsx'), 'TradePage'),
});

const curve = createRoute({
  getParentRoute: () => runRoute,
  path: '/curve',
  validateSearch: readCurveSearch,
  component: lazyRouteComponent(() => import('../pages/curve/curve-page.tsx'), 'CurvePage'),
});

const alternatives = createRoute({
  getParentRoute: () => runRoute,
  path: '/alternatives',
  validateSearch: readJobSearch,
  component: lazyRouteComponent(() => import('../pages/alternatives/alternatives-page.tsx'), 'AlternativesPage'),
});

const robustness = createRoute({
  getParentRoute: () => runRoute,
  path: '/robustness',
  validateSearch: readJobSearch,
  component: lazyRouteComponent(() => import('../pages/robustness/robustness-page.tsx'), 'RobustnessPage'),
});

const memo = createRoute({
  getParentRoute: () => runRoute,
  path: '/memo',
  component: lazyRouteComponent(() => import('../pages/memo/memo-page.tsx'), 'MemoPage'),
});

const tree = root.addChildren([
  start,
  workspaceRoute.addChildren([
    overview,
    health,
    scenario,
    compare,
    runRoute.addChildren([portfolio, trade, curve, alternatives, robustness, memo]),
  ]),
]);

export const router = createRouter({
  routeTree: tree,
  defaultPreload: 'intent',
  scrollRestoration: true,
  // Who undoes a trade stays where they look; elsewhere each entry of the history has a place of its own.
  getScrollRestorationKey: ({ pathname, href, state }) => (pathname.endsWith('/trade') ? pathname : (state.__TSR_key ?? href)),
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
