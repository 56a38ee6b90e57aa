import { PageHead } from '../../parts/section.tsx';

export const PortfolioPage = () => <PageHead title="Plan" />;
