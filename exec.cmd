@rem "npm start" begins with the word exec, which only shells of Unix know: see scripts/start.ts.
@%*
