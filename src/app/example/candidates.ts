import type { ExampleRow } from '../../rows/template.ts';

/**
 * The example's initiatives: a marketplace in four countries. One line each:
 * key, title, country, department, category, program, product, segment, tokens,
 * then what it adds to GMV, conversion, delivery time, cost per order, NPS (0 is left blank), then what else is known.
 */
type Line = readonly [
  key: string,
  title: string,
  country: string,
  department: string,
  category: string,
  program: string,
  product: string,
  segment: string,
  tokens: number | null,
  gmv: number,
  conversion: number,
  deliveryTime: number,
  costPerOrder: number,
  nps: number,
  status: string,
  score: number,
  more?: ExampleRow,
];

/** Looked at under scope `selected`; initiatives not marked so are ideas for `all`. */
const IDEA: ExampleRow = { is_selected_for_run: false };
const byDate = (date: string, notes: string): ExampleRow => ({ deadline_date: date, notes });
const period = (key: string): ExampleRow => ({ period_key: key });

// biome-ignore format: one initiative, one line
const UK: readonly Line[] = [
  ['INIT-000101', 'One-tap checkout for returning buyers', 'UK', 'Payments', 'Growth', 'Checkout Next', 'Checkout', 'Buyers', 34, 4.8, 0.11, 0, 0, 0.4, 'ready', 8.7],
  ['INIT-000102', 'Pay by bank at checkout', 'UK', 'Payments', 'Efficiency', 'Checkout Next', 'Checkout', 'Buyers', 27.5, 1.6, 0.03, 0, -0.06, 0.1, 'ready', 6.9],
  ['INIT-000103', 'Evening delivery slots in London', 'UK', 'Logistics', 'Experience', 'Fast Delivery', 'Delivery', 'Buyers', 38, 2.9, 0.04, -0.9, 0.05, 0.9, 'discovery', 7.4],
  ['INIT-000104', 'Parcel lockers: 400 new pick-up points', 'UK', 'Logistics', 'Efficiency', 'Fast Delivery', 'Delivery', 'Buyers', 42, 1.8, 0.02, -0.5, -0.14, 0.5, 'ready', 7.1],
  ['INIT-000105', 'Doorstep returns collection', 'UK', 'Logistics', 'Experience', 'Fast Delivery', 'Delivery', 'Buyers', 24, 0.9, 0.02, 0, 0.03, 0.8, 'discovery', 5.6],
  ['INIT-000106', 'VAT invoices for business sellers', 'UK', 'Payments', 'Compliance', 'Safe Marketplace', 'Seller Hub', 'Sellers', 8.5, 0.2, 0, 0, 0, 0.1, 'in progress', 6.2, byDate('2027-01-31', 'Tax authority deadline.')],
  ['INIT-000107', 'Repricing assistant for sellers', 'UK', 'Marketplace', 'Growth', 'Seller Success', 'Seller Hub', 'Sellers', 29, 3.4, 0.05, 0, 0, 0.2, 'ready', 7.8],
  ['INIT-000108', 'Search synonyms for fashion', 'UK', 'Marketplace', 'Growth', 'Find Faster', 'Search', 'Buyers', 12, 1.5, 0.05, 0, 0, 0.2, 'ready', 7.5],
  ['INIT-000109', 'Loyalty tier for frequent buyers', 'UK', 'Growth', 'Growth', 'Find Faster', 'Wallet', 'Buyers', 31.5, 2.7, 0.03, 0, 0, 0.7, 'discovery', 6.8],
  ['INIT-000110', 'Gift cards in the wallet', 'UK', 'Payments', 'Growth', 'Checkout Next', 'Wallet', 'Buyers', 15, 1.3, 0.01, 0, 0, 0.2, 'idea', 5.1, IDEA],
  ['INIT-000111', 'Courier app: batch two stops', 'UK', 'Logistics', 'Efficiency', 'Fast Delivery', 'Delivery', 'Couriers', 18.5, 0.4, 0, -0.6, -0.11, 0.1, 'ready', 7.9],
  ['INIT-000112', 'Buyer protection page in plain English', 'UK', 'Trust', 'Experience', 'Safe Marketplace', 'Checkout', 'Buyers', 5, 0.3, 0.02, 0, 0, 0.3, 'ready', 6.0],
  ['INIT-000113', 'Age check for restricted goods', 'UK', 'Trust', 'Compliance', 'Safe Marketplace', 'Checkout', 'Buyers', 11, 0, -0.01, 0, 0.01, 0.1, 'ready', 5.4, byDate('2027-03-31', 'Regulator expects it by the end of the quarter.')],
];

// biome-ignore format: one initiative, one line
const DE: readonly Line[] = [
  ['INIT-000114', 'Purchase on invoice for new buyers', 'DE', 'Payments', 'Growth', 'Checkout Next', 'Checkout', 'Buyers', 39, 5.2, 0.13, 0, 0.04, 0.5, 'ready', 8.9],
  ['INIT-000115', 'Giro account one-click mandate', 'DE', 'Payments', 'Efficiency', 'Checkout Next', 'Checkout', 'Buyers', 16, 0.9, 0.03, 0, -0.05, 0.1, 'ready', 6.6],
  ['INIT-000116', 'Packaging register data for sellers', 'DE', 'Trust', 'Compliance', 'Safe Marketplace', 'Seller Hub', 'Sellers', 14, 0, 0, 0, 0, 0, 'in progress', 5.9, byDate('2027-02-15', 'Sellers without a number must be blocked after this day.')],
  ['INIT-000117', 'Carbon-neutral delivery option', 'DE', 'Logistics', 'Experience', 'Fast Delivery', 'Delivery', 'Buyers', 17.5, 0.8, 0.02, 0.2, 0.04, 0.9, 'discovery', 5.8],
  ['INIT-000118', 'Second sorting hub: slot planning', 'DE', 'Logistics', 'Efficiency', 'Fast Delivery', 'Delivery', 'Couriers', 46, 1.1, 0.01, -1.3, -0.18, 0.4, 'ready', 8.1],
  ['INIT-000119', 'Saturday delivery in the ten largest cities', 'DE', 'Logistics', 'Growth', 'Fast Delivery', 'Delivery', 'Buyers', 33, 2.6, 0.04, -1.1, 0.06, 0.7, 'ready', 7.7],
  ['INIT-000120', 'Compound-word search', 'DE', 'Marketplace', 'Growth', 'Find Faster', 'Search', 'Buyers', 21, 2.8, 0.09, 0, 0, 0.4, 'ready', 8.3],
  ['INIT-000121', 'Seller onboarding in one sitting', 'DE', 'Marketplace', 'Growth', 'Seller Success', 'Seller Hub', 'Sellers', 26, 2.3, 0.01, 0, 0, 0.3, 'discovery', 7.0],
  ['INIT-000122', 'Refurbished electronics category', 'DE', 'Growth', 'Growth', 'Seller Success', 'Search', 'Buyers', 36.5, 3.9, 0.04, 0, 0, 0.3, 'discovery', 7.2],
  ['INIT-000123', 'Size adviser for shoes', 'DE', 'Marketplace', 'Experience', 'Find Faster', 'Search', 'Buyers', 19, 1.2, 0.04, 0, -0.05, 0.6, 'ready', 7.0],
  ['INIT-000124', 'Return label as a QR code', 'DE', 'Logistics', 'Experience', 'Fast Delivery', 'Delivery', 'Buyers', 7, 0.3, 0.01, 0, -0.03, 0.5, 'ready', 6.9],
  ['INIT-000125', 'Neighbour drop-off with a code', 'DE', 'Logistics', 'Efficiency', 'Fast Delivery', 'Delivery', 'Couriers', 10.5, 0.2, 0, -0.4, -0.07, 0.2, 'idea', 6.4, IDEA],
];

// biome-ignore format: one initiative, one line
const FR: readonly Line[] = [
  ['INIT-000126', 'Pay in three instalments', 'FR', 'Payments', 'Growth', 'Checkout Next', 'Checkout', 'Buyers', 28, 3.6, 0.1, 0, 0.03, 0.3, 'ready', 8.2],
  ['INIT-000127', 'Card network routing by fee', 'FR', 'Payments', 'Efficiency', 'Checkout Next', 'Checkout', 'Buyers', 13.5, 0.4, 0.02, 0, -0.08, 0, 'ready', 7.3],
  ['INIT-000128', 'Relay point delivery next day', 'FR', 'Logistics', 'Growth', 'Fast Delivery', 'Delivery', 'Buyers', 35, 2.4, 0.04, -1.2, -0.04, 0.6, 'ready', 7.9],
  ['INIT-000129', 'Repairability score on product pages', 'FR', 'Trust', 'Compliance', 'Safe Marketplace', 'Search', 'Buyers', 12.5, 0.1, 0, 0, 0, 0.3, 'in progress', 5.7, byDate('2027-03-01', 'Required by law for five categories.')],
  ['INIT-000130', 'Marketplace for local food producers', 'FR', 'Growth', 'Growth', 'Seller Success', 'Seller Hub', 'Sellers', 48, 4.4, 0.02, 0.3, 0.05, 0.6, 'discovery', 6.3],
  ['INIT-000131', 'Seller help centre in French', 'FR', 'Marketplace', 'Experience', 'Seller Success', 'Seller Hub', 'Sellers', 9, 0.5, 0, 0, -0.02, 0.4, 'ready', 6.7],
  ['INIT-000132', 'Visual search for home and garden', 'FR', 'Marketplace', 'Growth', 'Find Faster', 'Search', 'Buyers', 41, 3.1, 0.08, 0, 0, 0.5, 'discovery', 6.5],
  ['INIT-000133', 'Smart basket for groceries', 'FR', 'Growth', 'Growth', 'Find Faster', 'Search', 'Buyers', 22, 1.9, 0.05, 0, 0, 0.3, 'ready', 7.0],
  ['INIT-000134', 'Courier shifts: predict Monday peaks', 'FR', 'Logistics', 'Efficiency', 'Fast Delivery', 'Delivery', 'Couriers', 15.5, 0.3, 0, -0.7, -0.09, 0.1, 'ready', 7.6],
  ['INIT-000135', 'Stolen-parcel insurance', 'FR', 'Trust', 'Experience', 'Safe Marketplace', 'Delivery', 'Buyers', 13, 0.6, 0.02, 0, 0.02, 0.7, 'idea', 5.2, IDEA],
  ['INIT-000136', 'Wallet top-up at tobacco shops', 'FR', 'Payments', 'Growth', 'Checkout Next', 'Wallet', 'Buyers', 23, 0.9, 0.01, 0, 0.01, 0.1, 'idea', 3.9, IDEA],
];

// biome-ignore format: one initiative, one line
const UAE: readonly Line[] = [
  ['INIT-000137', 'Arabic storefront, right to left', 'UAE', 'Marketplace', 'Growth', 'Gulf Launch', 'Search', 'Buyers', 44, 4.6, 0.08, 0, 0, 1.1, 'in progress', 8.6],
  ['INIT-000138', 'Local warehouse: stock feed', 'UAE', 'Logistics', 'Growth', 'Gulf Launch', 'Delivery', 'Buyers', 30, 1.7, 0.02, -2.8, -0.1, 0.5, 'in progress', 8.0],
  ['INIT-000139', 'Cash on delivery with a courier app', 'UAE', 'Payments', 'Growth', 'Gulf Launch', 'Checkout', 'Couriers', 25.5, 2.9, 0.06, 0.3, 0.07, 0.3, 'ready', 7.2],
  ['INIT-000140', 'Gulf launch customs module', 'UAE', 'Logistics', 'Compliance', 'Gulf Launch', 'Delivery', 'Sellers', 19.5, 0.8, 0, -1.6, -0.03, 0.1, 'in progress', 7.4],
  ['INIT-000141', 'Addresses by map pin', 'UAE', 'Logistics', 'Experience', 'Gulf Launch', 'Delivery', 'Buyers', 16, 0.9, 0.03, -1.2, -0.06, 0.6, 'ready', 8.4],
  ['INIT-000142', 'Ramadan delivery windows', 'UAE', 'Logistics', 'Experience', 'Fast Delivery', 'Delivery', 'Buyers', 9.5, 1.1, 0.02, -0.8, 0.01, 0.4, 'ready', 8.1, byDate('2027-02-01', 'Ramadan begins on 8 February 2027.')],
  ['INIT-000143', 'Wallet in dirhams', 'UAE', 'Payments', 'Growth', 'Gulf Launch', 'Wallet', 'Buyers', 20.5, 1.4, 0.03, 0, -0.02, 0.3, 'discovery', 6.1],
  ['INIT-000144', 'Verified luxury sellers', 'UAE', 'Trust', 'Growth', 'Safe Marketplace', 'Seller Hub', 'Sellers', 18, 2.2, 0.02, 0, 0, 0.5, 'ready', 7.1],
  ['INIT-000145', 'WhatsApp order updates', 'UAE', 'Growth', 'Experience', 'Gulf Launch', 'Delivery', 'Buyers', 6.5, 0.4, 0.01, 0, -0.02, 0.7, 'ready', 7.7],
  ['INIT-000146', 'Cross-border sellers from Saudi Arabia', 'UAE', 'Growth', 'Growth', 'Gulf Launch', 'Seller Hub', 'Sellers', 37, 3.3, 0.01, 0.4, 0.06, 0.1, 'idea', 5.0, period('2027-H2')],
];

/** Work for every country: no country of its own, so in no country's slice. */
// biome-ignore format: one initiative, one line
const EVERYWHERE: readonly Line[] = [
  ['INIT-000147', 'Rewrite of the order database', '', 'Marketplace', 'Efficiency', 'Find Faster', 'Search', 'Sellers', 60, 0.5, 0, 0, -0.12, 0, 'idea', 4.2, IDEA],
  ['INIT-000148', 'Ranking with purchase signals', '', 'Marketplace', 'Growth', 'Find Faster', 'Search', 'Buyers', 32, 5.5, 0.1, 0, 0, 0.3, 'ready', 8.8],
  ['INIT-000149', 'Event stream for behaviour data', '', 'Marketplace', 'Efficiency', 'Find Faster', 'Search', 'Buyers', 22.5, 0, 0, 0, 0, 0, 'in progress', 6.8],
  ['INIT-000150', 'Fraud scoring at checkout', '', 'Trust', 'Efficiency', 'Safe Marketplace', 'Checkout', 'Buyers', 26.5, 1.2, 0.02, 0, -0.13, 0.2, 'ready', 7.9],
  ['INIT-000151', 'Device fingerprint service', '', 'Trust', 'Efficiency', 'Safe Marketplace', 'Checkout', 'Buyers', 12, 0, 0, 0, 0, 0, 'ready', 6.3],
  ['INIT-000152', 'Seller payouts twice a week', '', 'Payments', 'Experience', 'Seller Success', 'Seller Hub', 'Sellers', 17, 1.8, 0, 0, 0.02, 0.5, 'ready', 7.4],
  ['INIT-000153', 'Payout ledger', '', 'Payments', 'Efficiency', 'Seller Success', 'Seller Hub', 'Sellers', 14.5, 0, 0, 0, 0, 0, 'in progress', 6.0],
  ['INIT-000154', 'Delivery promise shown on every product', '', 'Logistics', 'Growth', 'Fast Delivery', 'Delivery', 'Buyers', 28.5, 3.2, 0.12, -0.4, 0, 1.2, 'ready', 8.5],
  ['INIT-000155', 'Courier cost forecast by route', '', 'Logistics', 'Efficiency', 'Fast Delivery', 'Delivery', 'Couriers', 21.5, 0, 0, -0.3, -0.15, 0, 'ready', 7.2],
  ['INIT-000156', 'Chat assistant for order questions', '', 'Growth', 'Efficiency', 'Seller Success', 'Delivery', 'Buyers', 24.5, 0.3, 0.01, 0, -0.16, -0.3, 'discovery', 6.9],
  ['INIT-000157', 'Human help within two minutes', '', 'Growth', 'Experience', 'Seller Success', 'Delivery', 'Buyers', 27, 0.6, 0.01, 0, 0.09, 1.6, 'discovery', 6.6],
  ['INIT-000158', 'Page speed: images under 100 kB', '', 'Marketplace', 'Experience', 'Find Faster', 'Search', 'Buyers', 10, 1.4, 0.06, 0, -0.01, 0.3, 'ready', 8.0],
  ['INIT-000159', 'Accessibility of the purchase path', '', 'Marketplace', 'Compliance', 'Checkout Next', 'Checkout', 'Buyers', 16.5, 0.7, 0.03, 0, 0, 0.4, 'in progress', 7.3],
  ['INIT-000160', 'Drone delivery study', '', 'Logistics', 'Growth', 'Fast Delivery', 'Delivery', 'Couriers', 3, 0, 0, 0, 0, 0, 'idea', 2.4, { is_selected_for_run: false, deadline_date: '2026-11-30', notes: 'The grant closed in November: too late for this plan.' }],
  ['INIT-000161', 'Group gifting', '', 'Growth', 'Growth', 'Find Faster', 'Wallet', 'Buyers', null, 1, 0.01, 0, 0, 0.2, 'idea', 4.4, { is_selected_for_run: false, notes: 'Not sized yet: known, but cannot be chosen until it has tokens.' }],
];

const toRow = (line: Line): ExampleRow => {
  const [
    key,
    title,
    country,
    department,
    category,
    program,
    product,
    segment,
    tokens,
    gmv,
    conversion,
    delivery,
    cost,
    nps,
    status,
    score,
  ] = line;
  return {
    initiative_key: key,
    title,
    country,
    department,
    category,
    program,
    product,
    segment,
    engineering_tokens: tokens,
    'kpi.gmv': gmv || null,
    'kpi.conversion': conversion || null,
    'kpi.delivery_time': delivery || null,
    'kpi.cost_per_order': cost || null,
    'kpi.nps': nps || null,
    is_selected_for_run: true,
    period_key: '2027-Q1',
    lifecycle_status: status,
    active_overall_score: score,
    ...line[16],
  };
};

export const EXAMPLE_CANDIDATES: readonly ExampleRow[] = [...UK, ...DE, ...FR, ...UAE, ...EVERYWHERE].map(toRow);
