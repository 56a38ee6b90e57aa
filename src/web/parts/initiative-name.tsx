import { Link, useParams } from '@tanstack/react-router';
import css from './initiative-name.module.css';

interface Props {
  readonly initiative: string;
  readonly title?: string | undefined;
  /** Of another run than that of the page. */
  readonly run?: string | undefined;
}

/** An initiative by its key and title; leads to all that a run says of it. */
export const InitiativeName = ({ initiative, title, run }: Props) => {
  const { workspace = '', run: runOfPage = '' } = useParams({ strict: false });
  return (
    <span className={css.name}>
      <Link
        to="/w/$workspace/runs/$run"
        params={{ workspace, run: run ?? runOfPage }}
        search={{ initiative }}
        className={css.key}
        preload={false}
      >
        {initiative}
      </Link>
      {title === undefined || title === '' ? null : (
        <>
          {' '}
          <bdi className={css.title}>{title}</bdi>
        </>
      )}
    </span>
  );
};
