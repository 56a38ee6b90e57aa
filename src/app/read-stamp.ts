export { readStamp } from '../store/read-stamp.ts';
