@echo off
rem Runs Aludel with JAVA_HOME's Java, or else with the one on the PATH: 17 or newer.
rem ALUDEL_JAVA_OPTS holds options for the JVM.
setlocal EnableExtensions DisableDelayedExpansion

for %%i in ("%~dp0..") do set "ALUDEL_HOME=%%~fi"
set "JAR=%ALUDEL_HOME%\lib\aludel-cli.jar"

rem Labels rather than blocks around variables: a parenthesis, as in "Program Files (x86)", ends a block.
if not defined JAVA_HOME goto java_on_path
set "JAVA=%JAVA_HOME%\bin\java.exe"
if exist "%JAVA%" goto java_found
echo aludel: JAVA_HOME is %JAVA_HOME%, where there is no bin\java.exe. Set it to a Java of 17 or newer. 1>&2
exit /b 1

:java_on_path
set "JAVA="
for %%i in (java.exe) do set "JAVA=%%~$PATH:i"
if defined JAVA goto java_found
echo aludel: There is no java on the PATH. Install a JDK of 17 or newer, or set JAVA_HOME to one. 1>&2
exit /b 1

:java_found
rem The release file says which Java it is: starting it to ask would take as long as a command.
set "VERSION="
set "BUILD="
set "VENDOR=java"
for %%i in ("%JAVA%\..\..\release") do set "RELEASE=%%~fi"
if exist "%RELEASE%" for /f "usebackq tokens=1,* delims==" %%k in ("%RELEASE%") do (
  if "%%k"=="JAVA_VERSION" set "VERSION=%%~l"
  if "%%k"=="JAVA_RUNTIME_VERSION" set "BUILD=%%~l"
  if "%%k"=="IMPLEMENTOR" set "VENDOR=%%~l"
)
set "MAJOR=17"
if defined VERSION for /f "tokens=1 delims=.-+" %%v in ("%VERSION%") do set "MAJOR=%%v"
if %MAJOR% GEQ 17 goto java_fits
echo aludel: %JAVA% is version %VERSION%, and Aludel needs 17 or newer. Set JAVA_HOME to one. 1>&2
exit /b 1

:java_fits

rem A command is short: it had better start fast than run long. Nothing but Aludel prints.
set "OPTIONS=-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xshare:auto -Xlog:disable"
set "OPTIONS=%OPTIONS% -Dfile.encoding=UTF-8 --enable-native-access=ALL-UNNAMED"

rem The archive of loaded classes (AppCDS) of this Aludel and this Java, made once.
set "SHARED="
if not defined BUILD goto run
for %%i in ("%ALUDEL_HOME%\lib\aludel-core-*.jar") do set "CORE=%%~ni"
set "ARCHIVE=%LOCALAPPDATA%\aludel\%CORE%-%VENDOR:/=_%-%BUILD%.jsa"
set "DRAFT=%ARCHIVE%.%RANDOM%"
if not exist "%ARCHIVE%" (
  if not exist "%LOCALAPPDATA%\aludel" mkdir "%LOCALAPPDATA%\aludel"
  "%JAVA%" %OPTIONS% "-XX:ArchiveClassesAtExit=%DRAFT%" "-Daludel.home=%ALUDEL_HOME%" "-Dorg.sqlite.lib.path=%ARCHIVE%.d" -cp "%JAR%" dev.aludel.cli.WarmUp >nul 2>&1 <nul
  if exist "%DRAFT%" move /y "%DRAFT%" "%ARCHIVE%" >nul 2>&1
)
if exist "%ARCHIVE%" set SHARED="-XX:SharedArchiveFile=%ARCHIVE%"
rem SQLite's native library, which its driver would unpack anew each time.
if exist "%ARCHIVE%.d" set SHARED=%SHARED% "-Dorg.sqlite.lib.path=%ARCHIVE%.d"

:run
"%JAVA%" %OPTIONS% %ALUDEL_JAVA_OPTS% %SHARED% "-Daludel.home=%ALUDEL_HOME%" -cp "%JAR%" dev.aludel.cli.Main %*
exit /b %ERRORLEVEL%
