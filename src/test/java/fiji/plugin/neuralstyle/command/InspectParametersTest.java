package fiji.plugin.neuralstyle.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scijava.module.ModuleItem;

/** What macros, the recorder and the dialog rely on, for every command that looks into a network. */
class InspectParametersTest {

	static List<Class<? extends InspectCommand>> commands() {
		return List.of(FeatureMapsCommand.class, GramMatrixCommand.class, StyleSimilarityCommand.class, KernelCommand.class,
			ReconstructCommand.class, LayerExplorerCommand.class);
	}

	@ParameterizedTest
	@MethodSource("commands")
	void parametersCanBeRecordedAndMeanTheSameEverywhere(final Class<? extends InspectCommand> command) {
		final Set<String> keys = new HashSet<>();
		try (InspectSession session = new InspectSession(command, "")) {
			for (final ModuleItem<?> input : session.info().inputs()) {
				if (ImageJSession.isFilledIn(input)) continue;
				assertFalse(input.isPersisted(), input.getName());
				assertFalse(input.getLabel().isBlank(), input.getName());
				assertFalse(input.getDescription().isBlank(), input.getName());
				assertTrue(input.getName().matches("[a-z]+([A-Z][a-z]+)*"), input.getName());
				assertTrue(keys.add(input.getName().toLowerCase()), input.getName());
				assertTrue(Set.<Class<?>> of(String.class, int.class, long.class, boolean.class).contains(input.getType()), input
					.getName());
			}
		}
		assertTrue(keys.size() > 3, keys.toString());
	}

	@ParameterizedTest
	@MethodSource("commands")
	void theyLieInTheMenu(final Class<? extends InspectCommand> command) {
		try (InspectSession session = new InspectSession(command, "")) {
			final String path = session.info().getMenuPath().getMenuString();
			assertTrue(path.startsWith("Plugins > Neural Style > ") && path.endsWith("..."), path);
			assertEquals(3, session.info().getMenuPath().size());
		}
	}
}
