@echo off
rem The terminal command of the app it lies in. Only in a batch file does cmd wait for a program that isn't one of the console,
rem and after Ctrl+C it asks whether to end that file. The usual trick against the question leaves the file, and so the wait.
"%~dp0..\Spool.exe" --terminal --no-sandbox --disable-gpu -- %*
