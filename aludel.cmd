@echo off
rem Runs Aludel from source: builds the command line when a source has changed, then runs it.
rem JAVA_HOME's Java and ALUDEL_JAVA_OPTS are respected.
setlocal EnableExtensions DisableDelayedExpansion

set "HERE=%~dp0"
set "TARGET=%HERE%aludel-cli\target"
set "STAMP=%TARGET%\aludel.built"
set "LOG=%TARGET%\aludel.build.log"

if not exist "%STAMP%" goto build
powershell -NoProfile -NonInteractive -Command "$built = (Get-Item $env:STAMP).LastWriteTimeUtc; $sources = @(($env:HERE + 'pom.xml'), ($env:HERE + '.mvn'), ($env:HERE + 'aludel-*\pom.xml'), ($env:HERE + 'aludel-*\src\main')); foreach ($item in Get-Item $sources) { if ($item.LastWriteTimeUtc -gt $built) { exit 1 } }; foreach ($item in Get-ChildItem -Recurse $sources) { if ($item.LastWriteTimeUtc -gt $built) { exit 1 } }; exit 0"
if errorlevel 1 goto build
goto run

:build
echo building aludel ... 1>&2
where mvn >nul 2>&1
if errorlevel 1 goto no_maven
if not exist "%TARGET%" mkdir "%TARGET%"
rem From before the build: what changes while it runs is built next time.
type nul >"%STAMP%.new"
pushd "%HERE%"
call mvn -B -pl aludel-cli -am -Dmaven.test.skip=true -Daludel.archives.skip=true package >"%LOG%" 2>&1 <nul
set "OUTCOME=%ERRORLEVEL%"
popd
if not "%OUTCOME%"=="0" goto build_failed
move /y "%STAMP%.new" "%STAMP%" >nul

:run
call "%TARGET%\aludel\bin\aludel.cmd" %*
exit /b %ERRORLEVEL%

:no_maven
echo aludel: There is no mvn on the PATH. Install Maven 3.8 or newer. 1>&2
exit /b 1

:build_failed
if exist "%STAMP%" del "%STAMP%"
echo aludel: The build failed. All that Maven said is in %LOG% 1>&2
exit /b 1
