# What Spool's installer does beside copying files: a page of choices, what they stand for, and undoing it.
# electron-builder inserts the macros below into its own scripts. A silent installation chooses nothing.

!define SPOOL_KEY "Software\Spool\Installer"
!define SPOOL_MENU "Software\Classes\Directory\shell\Spool"
!define SPOOL_MENU_FILE "Software\Classes\*\shell\Spool"
!define SPOOL_MENU_INSIDE "Software\Classes\Directory\Background\shell\Spool"
!define SPOOL_RULE 'advfirewall firewall add rule name="Spool" dir=in action=allow protocol=TCP program="$INSTDIR\${APP_EXECUTABLE_FILENAME}"'
# All of this program's rules: Windows makes one of its own when it asks at the first start.
!define SPOOL_NO_RULE 'advfirewall firewall delete rule name=all program="$INSTDIR\${APP_EXECUTABLE_FILENAME}"'

# Where Electron has Windows start the app at login, under the app's identifier, and where the Task Manager notes what is switched off.
!define SPOOL_RUN "Software\Microsoft\Windows\CurrentVersion\Run"
!define SPOOL_RUN_APPROVED "Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"

# Changing the firewall takes an administrator. Where the installer isn't one, Windows asks for this alone.
!macro spoolNetsh ARGUMENTS
  ${If} ${UAC_IsAdmin}
    nsExec::ExecToLog '"$SYSDIR\netsh.exe" ${ARGUMENTS}'
    Pop $0
  ${Else}
    ExecShellWait "runas" "$SYSDIR\netsh.exe" '${ARGUMENTS}' SW_HIDE
  ${EndIf}
!macroend

# Windows has this folder of the person's own on the path. $0: the file in it that calls the terminal command.
!macro spoolCommandFile
  SetShellVarContext current
  StrCpy $0 "$LOCALAPPDATA\Microsoft\WindowsApps\spool.cmd"
  ${If} $installMode == "all"
    SetShellVarContext all
  ${EndIf}
!macroend

!ifndef BUILD_UNINSTALLER
  !include nsDialogs.nsh

  Var spoolPrivate
  Var spoolPublic
  Var spoolMenu
  Var spoolCommand
  Var spoolBox
  Var spoolTitle
  Var spoolIntro
  Var spoolPrivateText
  Var spoolPublicText
  Var spoolMenuText
  Var spoolMenuLabel
  Var spoolCommandText

  !macro customPageAfterChangeDir
    Page custom spoolChoices spoolChosen

    Function spoolTexts
      StrCpy $spoolTitle "Choices"
      StrCpy $spoolIntro "Others on the network can reach Spool only if Windows Firewall lets them. You may change all of this later."
      StrCpy $spoolPrivateText "Let devices on &private networks reach Spool (home, work)"
      StrCpy $spoolPublicText "Let devices on p&ublic networks reach Spool (cafés, hotels)"
      StrCpy $spoolMenuText "&Share with Spool"
      StrCpy $spoolMenuLabel "Add “Share with Spool” to the &menu of files and folders"
      StrCpy $spoolCommandText "Use the command &spool in terminals"
      ${If} $LANGUAGE == 1031
        StrCpy $spoolTitle "Auswahl"
        StrCpy $spoolIntro "Andere im Netz erreichen Spool nur, wenn die Windows-Firewall es zulässt. Alles lässt sich später ändern."
        StrCpy $spoolPrivateText "Geräte in &privaten Netzen dürfen Spool erreichen (zu Hause, Arbeit)"
        StrCpy $spoolPublicText "Geräte in ö&ffentlichen Netzen dürfen Spool erreichen (Café, Hotel)"
        StrCpy $spoolMenuText "Mit Spool &teilen"
        StrCpy $spoolMenuLabel "„Mit Spool teilen“ in das &Menü von Dateien und Ordnern aufnehmen"
        StrCpy $spoolCommandText "Den Befehl &spool in Terminals anbieten"
      ${ElseIf} $LANGUAGE == 1041
        StrCpy $spoolTitle "オプション"
        StrCpy $spoolIntro "Windows ファイアウォールが許可した場合のみ、ネットワーク上の他の機器から Spool に接続できます。後で変更できます。"
        StrCpy $spoolPrivateText "プライベートネットワークからの接続を許可する（自宅、職場）"
        StrCpy $spoolPublicText "パブリックネットワークからの接続を許可する（カフェ、ホテル）"
        StrCpy $spoolMenuText "Spool で共有"
        StrCpy $spoolMenuLabel "ファイルとフォルダのメニューに「Spool で共有」を追加する"
        StrCpy $spoolCommandText "ターミナルで spool コマンドを使う"
      ${EndIf}
    FunctionEnd

    Function spoolChoices
      # An update leaves everything as it was chosen.
      ${If} ${isUpdated}
        Abort
      ${EndIf}
      Call spoolTexts
      !insertmacro MUI_HEADER_TEXT "$spoolTitle" ""
      nsDialogs::Create 1018
      Pop $0
      ${NSD_CreateLabel} 0 0 100% 24u "$spoolIntro"
      Pop $0
      ${NSD_CreateCheckbox} 0 30u 100% 12u "$spoolPrivateText"
      Pop $spoolPrivate
      ${NSD_Check} $spoolPrivate
      ${NSD_CreateCheckbox} 0 46u 100% 12u "$spoolPublicText"
      Pop $spoolPublic
      ${NSD_CreateCheckbox} 0 70u 100% 12u "$spoolMenuLabel"
      Pop $spoolMenu
      ${NSD_CreateCheckbox} 0 86u 100% 12u "$spoolCommandText"
      Pop $spoolCommand
      nsDialogs::Show
    FunctionEnd

    # The boxes are gone when the files are copied; each variable is 1 for yes from here on.
    Function spoolChosen
      ${NSD_GetState} $spoolPrivate $spoolBox
      StrCpy $spoolPrivate $spoolBox
      ${NSD_GetState} $spoolPublic $spoolBox
      StrCpy $spoolPublic $spoolBox
      ${NSD_GetState} $spoolMenu $spoolBox
      StrCpy $spoolMenu $spoolBox
      ${NSD_GetState} $spoolCommand $spoolBox
      StrCpy $spoolCommand $spoolBox
    FunctionEnd
  !macroend

  !macro spoolAddMenu KEY ARGUMENT
    WriteRegStr SHELL_CONTEXT "${KEY}" "" "$spoolMenuText"
    WriteRegStr SHELL_CONTEXT "${KEY}" "Icon" "$INSTDIR\${APP_EXECUTABLE_FILENAME}"
    WriteRegStr SHELL_CONTEXT "${KEY}\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "${ARGUMENT}"'
  !macroend

  !macro customInstall
    StrCpy $1 ""
    ${If} $spoolPrivate == 1
      StrCpy $1 "private,domain"
    ${EndIf}
    ${If} $spoolPublic == 1
      ${If} $1 != ""
        StrCpy $1 "$1,"
      ${EndIf}
      StrCpy $1 "$1public"
    ${EndIf}
    ${If} $1 != ""
      !insertmacro spoolNetsh '${SPOOL_RULE} profile=$1'
      WriteRegStr SHELL_CONTEXT "${SPOOL_KEY}" "FirewallProfiles" $1
    ${EndIf}
    ${If} $spoolMenu == 1
      !insertmacro spoolAddMenu "${SPOOL_MENU}" "%1"
      # Windows starts the app once for each file that is selected; it takes them together.
      !insertmacro spoolAddMenu "${SPOOL_MENU_FILE}" "%1"
      # The root of a drive ends with a backslash, which would make the quote behind it a part of the path.
      !insertmacro spoolAddMenu "${SPOOL_MENU_INSIDE}" "%V\."
    ${EndIf}
    ${If} $spoolCommand == 1
      !insertmacro spoolCommandFile
      # The short form of a path has no letters that another code page would spoil.
      GetFullPathName /SHORT $1 "$INSTDIR\resources\spool.cmd"
      FileOpen $2 $0 w
      FileWrite $2 '@"$1" %*$\r$\n'
      FileClose $2
      WriteRegStr SHELL_CONTEXT "${SPOOL_KEY}" "Command" $0
    ${EndIf}
  !macroend
!endif

!macro customUnInstall
  ${IfNot} ${isUpdated}
    ReadRegStr $0 SHELL_CONTEXT "${SPOOL_KEY}" "FirewallProfiles"
    ${If} $0 != ""
      !insertmacro spoolNetsh '${SPOOL_NO_RULE}'
    ${EndIf}
    ReadRegStr $0 SHELL_CONTEXT "${SPOOL_KEY}" "Command"
    ${If} $0 != ""
      Delete $0
    ${EndIf}
    DeleteRegValue HKCU "${SPOOL_RUN}" "${APP_ID}"
    DeleteRegValue HKCU "${SPOOL_RUN_APPROVED}" "${APP_ID}"
    DeleteRegKey SHELL_CONTEXT "${SPOOL_MENU}"
    DeleteRegKey SHELL_CONTEXT "${SPOOL_MENU_FILE}"
    DeleteRegKey SHELL_CONTEXT "${SPOOL_MENU_INSIDE}"
    DeleteRegKey SHELL_CONTEXT "${SPOOL_KEY}"
    DeleteRegKey /ifempty SHELL_CONTEXT "Software\Spool"
  ${EndIf}
!macroend
