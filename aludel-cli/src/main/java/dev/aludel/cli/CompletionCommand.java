package dev.aludel.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code aludel completion}. */
@Command(
    name = "completion",
    description = "Print what teaches a shell to complete aludel's commands and options.",
    footer = {
      "",
      "Examples:",
      "  source <(aludel completion bash)    in ~/.bashrc",
      "  source <(aludel completion zsh)     in ~/.zshrc"
    })
final class CompletionCommand extends AludelCommand {

  /** The shells that are known. */
  enum Shell {
    BASH,
    ZSH
  }

  @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
  @Nullable Shell shell;

  @Override
  public Integer call() {
    String script = AutoComplete.bash("aludel", Main.whole(around()));
    // The script is for both: in zsh it loads bashcompinit itself, which needs compinit first.
    boolean zsh = Objects.requireNonNull(shell) == Shell.ZSH;
    out().print(zsh ? "autoload -U +X compinit && compinit -u\n" + script : script);
    return DONE;
  }
}
