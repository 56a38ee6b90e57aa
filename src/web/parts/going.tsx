import css from './going.module.css';

/** Something is under way in the panel around it. Words beside it say so, too. */
export const Going = () => <div className={css.bar} aria-hidden="true" />;
