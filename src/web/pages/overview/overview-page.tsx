import { PageHead } from '../../parts/section.tsx';

export const OverviewPage = () => <PageHead title="Overview" />;
