package fiji.plugin.neuralstyle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import fiji.plugin.neuralstyle.batch.MaskChoice;
import fiji.plugin.neuralstyle.mask.Background;
import fiji.plugin.neuralstyle.transfer.Colours;
import fiji.plugin.neuralstyle.transfer.TransferSettings;

/** What rows of a manifest may say. */
class RowFlagsTest {

	@Test
	void aRowHasSettingsAndArtistsControls() {
		final TransferSettings settings = new RowFlags().read(List.of("--size", "64", "--colours", "luminance", "--style-scale",
			"2", "--sharpen", "9")).settings();

		assertEquals(64, settings.pyramid().size());
		assertEquals(9, settings.pyramid().sharpening());
		assertEquals(Colours.LUMINANCE, settings.artist().colour().colours());
		assertEquals(2, settings.artist().styleScale().factor());
	}

	@Test
	void aRowHasAMask() {
		final MaskChoice mask = new RowFlags().read(List.of("--mask", "m.png", "--mask-styles", "a.png;b.png", "--mask-feather",
			"3", "--background", "style")).mask().orElseThrow();

		assertEquals(new MaskChoice(Path.of("m.png"), List.of(Path.of("a.png"), Path.of("b.png")), 3, Background.STYLE), mask);
		assertTrue(new RowFlags().read(List.of()).mask().isEmpty());
	}

	@Test
	void aFlagThatIsNoneIsASentence() {
		final String message = assertThrows(IllegalArgumentException.class, () -> new RowFlags().read(List.of("--output",
			"m.png"))).getMessage();
		assertTrue(message.contains("--output m.png") && message.contains("will not do"), message);
	}
}
