import { Link } from '@tanstack/react-router';
import { Empty } from '../parts/note.tsx';

export const NotFound = () => (
  <Empty title="There is no such page.">
    <p>
      Perhaps its address was cut. <Link to="/">Begin at the start</Link>.
    </p>
  </Empty>
);
