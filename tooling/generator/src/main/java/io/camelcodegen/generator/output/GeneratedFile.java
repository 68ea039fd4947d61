package io.camelcodegen.generator.output;

/**
 * A file that was generated.
 *
 * @param path relative to the output folder, {@code /} between its parts; only what every file system takes
 * @param content as UTF-8; may hold one {@link UserZone}
 */
public record GeneratedFile(String path, String content) {}
