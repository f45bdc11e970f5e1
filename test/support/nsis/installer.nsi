# The part of electron-builder's script that shows whether resources/windows/installer.nsh compiles: the same macros are
# inserted in the same places, into the installer or, with -DBUILD_UNINSTALLER, into the uninstaller.
Unicode true
!define APP_EXECUTABLE_FILENAME "Spool.exe"
!define APP_ID "app.spool.Spool"
Name "Spool"
OutFile "${OUT}"
RequestExecutionLevel user
!include LogicLib.nsh
!include MUI2.nsh

# Defined by electron-builder and its plugins.
!define UAC_IsAdmin `"" UAC_IsAdmin ""`
!macro _UAC_IsAdmin _a _b _t _f
  StrCmp $installMode "all" `${_t}` `${_f}`
!macroend
!define isUpdated `"" isUpdated ""`
!macro _isUpdated _a _b _t _f
  StrCmp $CMDLINE "--updated" `${_t}` `${_f}`
!macroend
Var installMode

!include "${PROJECT}/resources/windows/installer.nsh"

!ifndef BUILD_UNINSTALLER
  !insertmacro MUI_PAGE_DIRECTORY
  !insertmacro customPageAfterChangeDir
  !insertmacro MUI_PAGE_INSTFILES
!else
  !insertmacro MUI_UNPAGE_INSTFILES
!endif
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"
!insertmacro MUI_LANGUAGE "Japanese"

Section "install"
  StrCpy $installMode "all"
  !ifndef BUILD_UNINSTALLER
    !insertmacro customInstall
  !else
    WriteUninstaller "$INSTDIR\uninstall.exe"
  !endif
SectionEnd

!ifdef BUILD_UNINSTALLER
  Section "un.install"
    StrCpy $installMode "all"
    !insertmacro customUnInstall
  SectionEnd
!endif
