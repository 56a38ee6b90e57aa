import { PageHead } from '../../parts/section.tsx';

export const CurvePage = () => <PageHead title="Curve" />;
