package dev.aludel.cli;

import java.util.Locale;
import java.util.concurrent.Callable;

/** The commands, in the order of the help. */
enum Verb {
  INIT,
  LIST_TEMPLATES,
  REVISION,
  MERGE,
  UPGRADE,
  DOWNGRADE,
  STAMP,
  CURRENT,
  HEADS,
  BRANCHES,
  HISTORY,
  SHOW,
  EDIT,
  CHECK,
  TEST,
  DIFF,
  INSPECT,
  APPLY,
  COPY,
  VERIFY,
  EXPORT,
  IMPORT,
  BACKUP,
  RESTORE,
  ENSURE_VERSION,
  SQUASH,
  REBASE,
  CONFIG,
  DOCTOR,
  ACTIVITY,
  SERVE,
  COMPLETION;

  /** As it is typed: {@code list-templates}. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * A new one, with nothing set. Each case returns by itself: where a value of one type came out of
   * the switch, the verifier would load the classes of all commands to know that they are of it,
   * and does when JDK 25 compiled them.
   */
  @SuppressWarnings("StatementSwitchToExpressionSwitch")
  Callable<Integer> create() {
    switch (this) {
      case INIT:
        return new InitCommand();
      case LIST_TEMPLATES:
        return new ListTemplatesCommand();
      case REVISION:
        return new RevisionCommand();
      case MERGE:
        return new MergeCommand();
      case UPGRADE:
        return new UpgradeCommand();
      case DOWNGRADE:
        return new DowngradeCommand();
      case STAMP:
        return new StampCommand();
      case CURRENT:
        return new CurrentCommand();
      case HEADS:
        return new HeadsCommand();
      case BRANCHES:
        return new BranchesCommand();
      case HISTORY:
        return new HistoryCommand();
      case SHOW:
        return new ShowCommand();
      case EDIT:
        return new EditCommand();
      case CHECK:
        return new CheckCommand();
      case TEST:
        return new TestCommand();
      case DIFF:
        return new DiffCommand();
      case INSPECT:
        return new InspectCommand();
      case APPLY:
        return new ApplyCommand();
      case COPY:
        return new CopyCommand();
      case VERIFY:
        return new VerifyCommand();
      case EXPORT:
        return new ExportCommand();
      case IMPORT:
        return new ImportCommand();
      case BACKUP:
        return new BackupCommand();
      case RESTORE:
        return new RestoreCommand();
      case ENSURE_VERSION:
        return new EnsureVersionCommand();
      case SQUASH:
        return new SquashCommand();
      case REBASE:
        return new RebaseCommand();
      case CONFIG:
        return new ConfigCommand();
      case DOCTOR:
        return new DoctorCommand();
      case ACTIVITY:
        return new ActivityCommand();
      case SERVE:
        return new ServeCommand();
      case COMPLETION:
        return new CompletionCommand();
    }
    throw new AssertionError(this);
  }
}
