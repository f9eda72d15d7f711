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
   * A new one, with nothing set. The type is an interface so that the verifier need not load the
   * classes of all the others.
   */
  Callable<Integer> create() {
    return switch (this) {
      case INIT -> new InitCommand();
      case LIST_TEMPLATES -> new ListTemplatesCommand();
      case REVISION -> new RevisionCommand();
      case MERGE -> new MergeCommand();
      case UPGRADE -> new UpgradeCommand();
      case DOWNGRADE -> new DowngradeCommand();
      case STAMP -> new StampCommand();
      case CURRENT -> new CurrentCommand();
      case HEADS -> new HeadsCommand();
      case BRANCHES -> new BranchesCommand();
      case HISTORY -> new HistoryCommand();
      case SHOW -> new ShowCommand();
      case EDIT -> new EditCommand();
      case CHECK -> new CheckCommand();
      case TEST -> new TestCommand();
      case DIFF -> new DiffCommand();
      case INSPECT -> new InspectCommand();
      case APPLY -> new ApplyCommand();
      case COPY -> new CopyCommand();
      case VERIFY -> new VerifyCommand();
      case ENSURE_VERSION -> new EnsureVersionCommand();
      case SQUASH -> new SquashCommand();
      case REBASE -> new RebaseCommand();
      case CONFIG -> new ConfigCommand();
      case DOCTOR -> new DoctorCommand();
      case ACTIVITY -> new ActivityCommand();
      case SERVE -> new ServeCommand();
      case COMPLETION -> new CompletionCommand();
    };
  }
}
