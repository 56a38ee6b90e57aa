import { PageHead } from '../../parts/section.tsx';

export const HealthPage = () => <PageHead title="Sheet health" />;
