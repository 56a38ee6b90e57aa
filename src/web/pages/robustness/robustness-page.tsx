import { PageHead } from '../../parts/section.tsx';

export const RobustnessPage = () => <PageHead title="How sure" />;
