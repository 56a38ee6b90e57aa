import { PageHead } from '../../parts/section.tsx';

export const MemoPage = () => <PageHead title="Memo" />;
