@echo off
rem The terminal command of the app it lies in.
"%~dp0..\Spool.exe" --terminal --no-sandbox --disable-gpu -- %*
