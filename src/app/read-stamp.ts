export { type Growing, readStamp, type Stamp } from '../store/read-stamp.ts';
