package fiji.plugin.neuralstyle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How to start a Java process with the classes of this one. */
public final class JavaCommand {

	private JavaCommand() {}

	/**
	 * The words of a command, to which the program's own arguments may be added.
	 *
	 * @param options for Java
	 */
	public static List<String> of(final Class<?> main, final String... options) {
		final List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(List.of(options));
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
		return command;
	}
}
