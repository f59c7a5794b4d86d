export { askBirthday } from './ask-birthday.ts';
