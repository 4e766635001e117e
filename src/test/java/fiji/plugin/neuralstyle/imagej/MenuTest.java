package fiji.plugin.neuralstyle.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;

class MenuTest {

	private static final Pattern LINE = Pattern.compile("(Plugins>[^,]+), \"([^\"]+)\", " + CommandPlugIn.class.getName().replace(
		".", "\\.") + "\\(\"([^\"]+)\"\\)");

	@Test
	void plainImageJListsTheSameCommandsAsFiji() throws IOException {
		final Map<String, String> fijis = new TreeMap<>();
		try (Context context = new Context(CommandService.class)) {
			for (final CommandInfo info : context.service(CommandService.class).getCommands()) {
				final String menu = info.getMenuPath().stream().map(entry -> entry.getName()).collect(Collectors.joining(">"));
				if (menu.startsWith("Plugins>Neural Style>")) fijis.put(menu, info.getClassName());
			}
		}
		assertFalse(fijis.isEmpty());
		assertEquals(fijis, plainImageJs());
	}

	private static Map<String, String> plainImageJs() throws IOException {
		final Map<String, String> items = new TreeMap<>();
		try (BufferedReader lines = new BufferedReader(new InputStreamReader(MenuTest.class.getResourceAsStream(
			"/plugins.config"), StandardCharsets.UTF_8)))
		{
			for (final String line : lines.lines().toList()) {
				final Matcher item = LINE.matcher(line);
				if (item.matches()) items.put(item.group(1) + ">" + item.group(2), item.group(3));
			}
		}
		return items;
	}
}
