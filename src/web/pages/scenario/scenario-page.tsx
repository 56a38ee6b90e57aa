import { PageHead } from '../../parts/section.tsx';

export const ScenarioPage = () => <PageHead title="Scenario" />;
