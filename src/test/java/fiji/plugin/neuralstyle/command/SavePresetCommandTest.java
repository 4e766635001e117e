package fiji.plugin.neuralstyle.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;

import fiji.plugin.neuralstyle.Samples;
import fiji.plugin.neuralstyle.image.ResultImage;
import fiji.plugin.neuralstyle.preset.PresetFile;
import fiji.plugin.neuralstyle.preset.PresetFolders;
import ij.ImagePlus;

class SavePresetCommandTest {

	@TempDir
	private Path folder;

	private ImageJSession session;

	@BeforeEach
	void open() {
		System.setProperty(PresetFolders.PROPERTY, folder.resolve("presets").toString());
		session = new ImageJSession();
		Samples.style(40, 44).show();
		Samples.content(48, 40).show();
	}

	@AfterEach
	void close() {
		System.clearProperty(PresetFolders.PROPERTY);
		session.close();
	}

	@Test
	void aResultsSettingsAreSavedAndOfferedInTheDialogAndItsFileIsAPresetForMacros() throws Exception {
		paint(Map.of("styleWeight", 7.0, "strength", 75)).show();

		assertNull(save(Map.of("name", "warm", "source", "content in the style of style")));

		final Path file = folder.resolve("presets").resolve("warm.json");
		assertEquals("70.0", PresetFile.read(file).settings().get("styleWeight"));
		final StyleTransferCommand dialog = (StyleTransferCommand) session.module();
		dialog.chooseImages();
		final ModuleItem<?> preset = dialog.getInfo().getInput("preset");
		assertTrue(preset.getChoices().containsAll(List.of("Painting", "warm", "Last used", "Custom")), () -> preset.getChoices()
			.toString());
		dialog.setInput("preset", "warm");
		preset.callback(dialog);
		assertEquals(70.0, dialog.getInput("styleWeight"));
		assertEquals("Custom", dialog.getInput("preset"), "a name of this machine's own must not be recorded");
		final Map<String, String> info = ResultImage.info(paint(Map.of("preset", file.toString())));
		assertEquals("70.0", info.get("styleWeight"));
	}

	@Test
	void aMacroMayNotNameWhatIsOnThisMachineAlone() throws Exception {
		assertNull(save(Map.of("name", "mine")));

		final String reason = ((StyleTransferCommand) session.run(inputs(Map.of("preset", "mine")))).getCancelReason();

		assertTrue(reason.contains("\"mine\" is this machine's own") && reason.contains("mine.json"), reason);
	}

	@Test
	void nothingIsReplacedUnaskedAndAnImageThatIsNoResultIsRefused() throws Exception {
		assertNull(save(Map.of("name", "mine")));
		assertTrue(save(Map.of("name", "mine")).contains("already"));
		assertNull(save(Map.of("name", "mine", "replace", true)));
		assertTrue(save(Map.of("name", "other", "source", "content.png")).contains("does not say how it was made"));
		assertTrue(save(Map.of("name", " ")).contains("no name"));
		assertEquals(List.of("mine.json"), List.of(folder.resolve("presets").toFile().list()));
	}

	@Test
	void aBadFileAmongTheUsersPresetsLeavesTheDialogUsable() throws Exception {
		Files.createDirectories(folder.resolve("presets"));
		Files.writeString(folder.resolve("presets").resolve("bad.json"), "no");
		final StyleTransferCommand dialog = (StyleTransferCommand) session.module();
		dialog.chooseImages();
		dialog.setInput("preset", "bad");
		dialog.getInfo().getInput("preset").callback(dialog);

		assertEquals("Painting", dialog.getInput("preset"), "nothing was changed");
	}

	private String save(final Map<String, Object> inputs) throws Exception {
		final Module module = session.context().service(ModuleService.class).run(session.context().service(CommandService.class)
			.getCommand(SavePresetCommand.class), true, inputs).get();
		return ((SavePresetCommand) module).getCancelReason();
	}

	private ImagePlus paint(final Map<String, Object> said) throws Exception {
		final Module module = session.run(inputs(said));
		assertNull(((StyleTransferCommand) module).getCancelReason());
		return (ImagePlus) module.getOutput("output");
	}

	private Map<String, Object> inputs(final Map<String, Object> said) throws Exception {
		final Map<String, Object> inputs = new HashMap<>(Map.of("content", "content.png", "style", "style.png", "network", Samples
			.network(folder).toString(), "iterations", 1, "levels", 1));
		inputs.putAll(said);
		return inputs;
	}
}
