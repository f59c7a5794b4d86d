/** The one way in which an e-mail is stored and looked up. */
export const writtenEmail = (email: string): string => email.trim().toLowerCase();
