package fiji.plugin.neuralstyle.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scijava.ItemVisibility;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

import fiji.plugin.neuralstyle.Choices;
import fiji.plugin.neuralstyle.Preset;
import fiji.plugin.neuralstyle.SettingsText;
import fiji.plugin.neuralstyle.network.Pooling;
import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.transfer.BitDepth;
import fiji.plugin.neuralstyle.transfer.Colours;
import fiji.plugin.neuralstyle.transfer.ComputeSettings;
import fiji.plugin.neuralstyle.transfer.OptimizerSettings;
import fiji.plugin.neuralstyle.transfer.Start;
import fiji.plugin.neuralstyle.transfer.TransferSettings;

/** What macros, the recorder and the dialog rely on. */
class CommandParametersTest {

	private ImageJSession session;

	@BeforeEach
	void open() {
		session = new ImageJSession();
	}

	@AfterEach
	void close() {
		session.close();
	}

	@Test
	void liesInTheMenuWhereTheManualSays() {
		assertEquals("Plugins > Neural Style > Neural Style Transfer...", session.info().getMenuPath().getMenuString());
	}

	@Test
	void remembersNothing() {
		for (final ModuleItem<?> input : parameters()) {
			assertFalse(input.isPersisted(), input.getName());
		}
	}

	@Test
	void everyParameterHasADefaultALabelAndADescription() throws Exception {
		final Module module = session.module();
		for (final ModuleItem<?> input : parameters()) {
			assertNotNull(module.getInput(input.getName()), input.getName());
			assertFalse(input.getLabel().isBlank(), input.getName());
			assertFalse(input.getDescription().isBlank(), input.getName());
		}
	}

	/** A macro's key is the lower-cased name; a name that ends another would be found inside it. */
	@Test
	void namesAreSingleCamelCaseWordsThatMacrosTellApart() {
		final Set<String> keys = new HashSet<>();
		for (final ModuleItem<?> input : parameters()) {
			assertTrue(input.getName().matches("[a-z]+([A-Z][a-z]+)*"), input.getName());
			assertTrue(keys.add(input.getName().toLowerCase(Locale.ROOT)), input.getName());
		}
	}

	/** What has no form as text cannot be recorded. */
	@Test
	void typesHaveTheirTexts() {
		for (final ModuleItem<?> input : parameters()) {
			assertTrue(Set.<Class<?>> of(String.class, int.class, long.class, double.class, boolean.class).contains(input.getType()), input
				.getName());
		}
	}

	@Test
	void defaultsAreThoseOfTheTransfer() throws Exception {
		final Module module = session.module();
		SettingsText.lines(TransferSettings.DEFAULTS).forEach((name, text) -> assertEquals(text, module.getInput(name)
			.toString(), name));
		SettingsText.lines(ComputeSettings.AUTO).forEach((name, text) -> assertEquals(text, module.getInput(name).toString(),
			name));
	}

	@Test
	void choicesAreAllThereAre() {
		assertEquals(Choices.of(Start.class), choices("start"));
		assertEquals(Choices.of(OptimizerSettings.Method.class), choices("optimizer"));
		assertEquals(withAuto(Choices.of(Pooling.class)), choices("pooling"));
		assertEquals(withAuto(Choices.of(Precision.class)), choices("precision"));
		assertEquals(Choices.of(Colours.class), choices("colours"));
		assertEquals(Choices.of(BitDepth.class), choices("bitDepth"));
	}

	@Test
	void presetsAreAllThereAreAndTwoOfTheDialog() {
		final List<String> texts = new ArrayList<>(Choices.of(Preset.class));
		texts.addAll(List.of("Last used", "Custom"));
		assertEquals(texts, choices("preset"));
	}

	private List<?> choices(final String name) {
		return session.info().getInput(name).getChoices();
	}

	private static List<String> withAuto(final List<String> texts) {
		final String[] all = new String[texts.size() + 1];
		all[0] = Choices.AUTO;
		for (int i = 0; i < texts.size(); i++) {
			all[i + 1] = texts.get(i);
		}
		return Arrays.asList(all);
	}

	private List<ModuleItem<?>> parameters() {
		final List<ModuleItem<?>> parameters = new ArrayList<>();
		for (final ModuleItem<?> input : session.info().inputs()) {
			if (!ImageJSession.isFilledIn(input) && input.getVisibility() != ItemVisibility.MESSAGE) parameters.add(input);
		}
		assertTrue(parameters.size() > 15);
		return parameters;
	}
}
