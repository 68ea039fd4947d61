@echo off
rem Starts camel-codegen. Uses JAVA_HOME, else the java on the PATH; Java 17 or later.
rem
rem CAMEL_CODEGEN_OPTS    further options of the JVM
rem CAMEL_CODEGEN_CACHE   where the archive of loaded classes is kept, which makes starts quick; 'off' for none.
rem                       Default: camel-codegen in XDG_CACHE_HOME, or in .cache of the user's folder
rem
rem Arguments may hold "!", so there is no delayed expansion. Paths may hold parentheses, so there are no blocks.
setlocal EnableExtensions DisableDelayedExpansion

for %%F in ("%~dp0..\lib\camel-codegen.jar") do set "jar=%%~fF"

if not defined JAVA_HOME goto onpath
set "java=%JAVA_HOME:"=%\bin\java.exe"
if exist "%java%" goto found
set "problem=JAVA_HOME is '%JAVA_HOME:"=%', where there is no bin\java.exe; camel-codegen needs Java 17 or later"
goto fail

:onpath
for %%J in (java.exe) do set "java=%%~$PATH:J"
if defined java goto found
set "problem=no java on the PATH, and JAVA_HOME is not set; camel-codegen needs Java 17 or later"
goto fail

:found
if exist "%jar%" goto version
set "problem=%jar% is missing; install camel-codegen again, with the folder lib beside bin"
goto fail

rem The version stands in a file of the JDK: asking java itself would take longer than many a command.
:version
set "version="
for %%J in ("%java%") do set "release=%%~dpJ..\release"
if not exist "%release%" goto ask
for /f "usebackq tokens=1,* delims==" %%K in ("%release%") do if "%%K"=="JAVA_VERSION" set "version=%%~L"

rem What a stub on the PATH starts has no such file beside it. "call" keeps cmd from taking the quotes away.
:ask
if defined version goto compare
for /f "tokens=2,3" %%U in ('call "%java%" -version 2^>^&1') do if "%%U"=="version" if not defined version set "version=%%~V"

rem A java that does not tell will say itself what it cannot do.
:compare
set "major="
for /f "tokens=1 delims=.-+_" %%M in ("%version%") do set "major=%%M"
if not defined major goto cached
if %major% GEQ 17 goto cached
set "problem=%java% is Java %version%; camel-codegen needs Java 17 or later, in JAVA_HOME or on the PATH"
goto fail

rem What 'call' loads is written to an archive by the first one that begins with that word; a JVM that it does not fit to
rem passes it over. Its name tells one version and jar from another.
:cached
set "first="
set "make="
set "cache=%USERPROFILE%\.cache\camel-codegen"
if defined XDG_CACHE_HOME set "cache=%XDG_CACHE_HOME%\camel-codegen"
if defined CAMEL_CODEGEN_CACHE set "cache=%CAMEL_CODEGEN_CACHE:"=%"
if not "%cache:~1,1%"==":" if not "%cache:~0,2%"=="\\" goto run
for %%F in ("%jar%") do set "key=%version%-%%~zF-%%~tF"
set "key=%key: =-%"
set "key=%key:/=-%"
set "key=%key::=-%"
set "archive=%cache%\classes-%key%.jsa"
if not exist "%archive%" goto missing
set first="-XX:SharedArchiveFile=%archive%"
goto run

:missing
if not [%1]==[call] goto run
if not exist "%cache%\" mkdir "%cache%" 2>nul
if not exist "%cache%\" goto run
set "make=%archive%.%RANDOM%"
set first="-XX:ArchiveClassesAtExit=%make%"

:run
"%java%" %first% -Xshare:auto -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xlog:disable -Xlog:all=error:stderr %CAMEL_CODEGEN_OPTS% -cp "%jar%" io.camelcodegen.cli.CodegenCli %*
set "code=%ERRORLEVEL%"
if not defined make exit /b %code%
if %code% EQU 0 move /y "%make%" "%archive%" >nul 2>nul
if exist "%make%" del "%make%" 2>nul
exit /b %code%

rem By a variable of "for", as that may hold characters that mean something to cmd.
:fail
for /f "delims=" %%M in ("%problem%") do >&2 echo error: %%M
exit /b 1
