import { readdirSync } from 'node:fs';

/** A notebook of the collection: two digits, and what it is about. */
const NOTEBOOK = /^(\d\d)-([a-z0-9]+(?:-[a-z0-9]+)*)\.ipynb$/;

export const NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** The notebooks of a folder, `01-in-need` and so on, in order; the template and what is unnamed are none. */
export const notebooksIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => NOTEBOOK.test(name))
    .map((name) => name.replace(/\.ipynb$/, ''))
    .sort();

export const numberOf = (name: string): number => Number(name.slice(0, 2));

/** `01-in-need` without its number. */
export const notebookSubject = (name: string): string => name.slice(3);
