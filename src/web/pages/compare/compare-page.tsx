import { PageHead } from '../../parts/section.tsx';

export const ComparePage = () => <PageHead title="Compare" />;
