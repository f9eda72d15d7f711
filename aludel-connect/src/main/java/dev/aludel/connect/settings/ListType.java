package dev.aludel.connect.settings;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Several values of one kind. */
record ListType<T>(SettingType<T> item, String separators) implements SettingType<List<T>> {

  @Override
  public List<T> read(Written written) {
    Stream<String> items =
        written.list() ? written.items().stream() : split(written.items().get(0));
    return items.map(text -> item.read(text, written.base())).toList();
  }

  @Override
  public List<T> read(String text, Path base) {
    return split(text).map(part -> item.read(part, base)).toList();
  }

  private Stream<String> split(String text) {
    return Arrays.stream(text.split("[" + Pattern.quote(separators) + "]"))
        .map(String::strip)
        .filter(part -> !part.isEmpty());
  }

  @Override
  public String allowed() {
    return "a list of which each is " + item.allowed();
  }

  @Override
  public String toToml(List<T> value) {
    return value.stream().map(item::toToml).collect(Collectors.joining(", ", "[", "]"));
  }

  @Override
  public String display(List<T> value) {
    return value.stream().map(item::display).collect(Collectors.joining(", "));
  }
}
