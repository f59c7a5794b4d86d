export { EnrolLink } from './enrol-link.tsx';
export { EnrolScreen } from './enrol-screen.tsx';
