import { PageHead } from '../../parts/section.tsx';

export const AlternativesPage = () => <PageHead title="Alternatives" />;
