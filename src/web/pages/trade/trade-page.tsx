import { PageHead } from '../../parts/section.tsx';

export const TradePage = () => <PageHead title="Trade" />;
