package fiji.plugin.neuralstyle.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.Properties;

import org.junit.jupiter.api.Test;

import fiji.plugin.neuralstyle.NetworkServer;
import fiji.plugin.neuralstyle.Samples;
import fiji.plugin.neuralstyle.imagej.driver.CancelRun;
import fiji.plugin.neuralstyle.imagej.driver.InstallByDialog;
import fiji.plugin.neuralstyle.imagej.driver.ManageNetworks;
import fiji.plugin.neuralstyle.imagej.driver.PaintGrey;
import fiji.plugin.neuralstyle.imagej.driver.PaintStack;
import fiji.plugin.neuralstyle.imagej.driver.PaintWithScaleBar;
import fiji.plugin.neuralstyle.imagej.driver.PlayMacro;
import fiji.plugin.neuralstyle.imagej.driver.PlayStackMacro;
import fiji.plugin.neuralstyle.imagej.driver.PreferInstalled;
import fiji.plugin.neuralstyle.imagej.driver.ReadToolTips;
import fiji.plugin.neuralstyle.imagej.driver.RunByMenu;
import fiji.plugin.neuralstyle.imagej.driver.ShowDevices;

/** The plugin in plain ImageJ, with real windows on a display without a screen; each scenario in an ImageJ of its own. */
class RealImageJTest extends InRealImageJ {

	/** The aim is a second; a machine that does other things as well may be slower. */
	private static final int LONGEST_END_MS = 5000;

	/** Of the processor: what is slower than that the user feels. */
	private static final int LONGEST_EVENT_MS = 50;

	@Test
	void aRunByMenuRecordsOneLineThatGivesTheSamePixelsInAFreshImageJ() throws Exception {
		final Properties run = play(RunByMenu.class);

		assertEquals("1", run.getProperty("items"));
		assertEquals("my %5Bcontent%5D 1.png", run.getProperty("content"));
		assertEquals("style.png", run.getProperty("style"));
		assertTrue(run.getProperty("toolTip").contains("How much style"), run.getProperty("toolTip"));
		assertEquals("false", run.getProperty("advancedAtFirst"));
		assertEquals("yes", run.getProperty("refused"));
		assertEquals("1", run.getProperty("lines"), Files.readString(data.resolve("recorded.ijm")));

		final Properties played = play(PlayMacro.class);

		assertEquals("my (content) 1 in the style of style", played.getProperty("title"));
		assertEquals(run.getProperty("pixels"), played.getProperty("pixels"));
		assertEquals("my (content) 1 in the style of style", played.getProperty("batchTitle"));
		assertEquals(run.getProperty("pixels"), played.getProperty("batchPixels"));
		assertEquals("my (content) 1 in the style of style", played.getProperty("shortTitle"));
		assertTrue(played.getProperty("error").contains("relu9_9"), played.getProperty("error"));
		assertEquals("false", played.getProperty("wentOn"));
	}

	@Test
	void escapeAndClosingTheWindowEndARunAndKeepThePicture() throws Exception {
		final Properties found = play(CancelRun.class);

		assertTrue(found.getProperty("subtitle").matches(
			"size \\d/\\d, \\d+/\\d+; loss [\\d.e+-]+: content [\\d.e+-]+, style [\\d.e+-]+"), found.getProperty("subtitle"));
		assertTrue(found.getProperty("status").matches(
			"Neural Style Transfer: size \\d of \\d, iteration \\d+ of (1000000|1100000), .+ left"), found.getProperty("status"));
		assertTrue(Double.parseDouble(found.getProperty("longestEventCpuMs")) < LONGEST_EVENT_MS, found.getProperty(
			"longestEventCpuMs"));
		assertTrue(found.getProperty("info").contains("stopped: cancelled"), found.getProperty("info"));
		assertEquals("true", found.getProperty("keptWhereThePreviewWas"));
		assertTrue(Integer.parseInt(found.getProperty("escapeMs")) < LONGEST_END_MS, found.getProperty("escapeMs"));
		assertTrue(Integer.parseInt(found.getProperty("closeMs")) < LONGEST_END_MS, found.getProperty("closeMs"));
	}

	@Test
	void everySettingOfEveryDialogHasATooltipInWords() throws Exception {
		final Properties found = play(ReadToolTips.class);

		assertEquals(14, found.size());
		found.forEach((command, untold) -> assertEquals("", untold, command + " has settings without a tooltip"));
	}

	@Test
	void aSelectionInAStackOfFiveSlicesIsPaintedByMenuAndByItsRecordedLineTheSame() throws Exception {
		final Properties found = play(PaintStack.class);

		assertEquals("current", found.getProperty("slicesAtFirst"));
		assertTrue(found.getProperty("recorded").lines().count() == 1 && found.getProperty("recorded").contains("slices=all "),
			found.getProperty("recorded"));
		assertEquals("t0,t1,t2,t3,t4", found.getProperty("labels"));
		assertEquals("5", found.getProperty("slices"));
		assertEquals("false", found.getProperty("contentChanged"));
		assertEquals("0", found.getProperty("changedOutside"));
		assertTrue(Integer.parseInt(found.getProperty("changedInside")) > 2000, found.getProperty("changedInside"));

		final Properties played = play(PlayStackMacro.class);

		assertEquals("stack in the style of style", played.getProperty("title"));
		assertEquals(found.getProperty("pixels"), played.getProperty("pixels"));
	}

	@Test
	void aGreyImageThatKeepsItsTypeIsTheSameInAWindowAsInBatchModeWithAllThatItHas() throws Exception {
		final Properties found = play(PaintGrey.class);

		assertEquals("LiveWindow", found.getProperty("window"));
		assertEquals("ImageWindow", found.getProperty("batch"));
		for (final String way : new String[] { "content.", "window.", "batch." }) {
			assertEquals("16", found.getProperty(way + "bits"), way);
			assertEquals("0.25 \u00b5m, 1000 is 4000.5 OD", found.getProperty(way + "calibration"), way);
			assertEquals("a nucleus at 7,9,20,12", found.getProperty(way + "overlay"), way);
			assertEquals("frame 7", found.getProperty(way + "label"), way);
			assertEquals("300.0 to 40300.0", found.getProperty(way + "range"), way);
			assertEquals(found.getProperty("content.table"), found.getProperty(way + "table"), way);
		}
		assertEquals(found.getProperty("batch.pixels"), found.getProperty("window.pixels"));
		assertEquals(found.getProperty("batch.info"), found.getProperty("window.info"));
		assertNotEquals(found.getProperty("content.pixels"), found.getProperty("window.pixels"));
	}

	@Test
	void aScaleBarMeasuresTheSameLengthInAResultOfAnotherSizeAndIsNotPaintedInto() throws Exception {
		final Properties found = play(PaintWithScaleBar.class);

		assertEquals("0.25", found.getProperty("contentPixel"));
		assertEquals("0.125", found.getProperty("resultPixel"));
		assertTrue(found.getProperty("contentLabel").startsWith("8 "), found.getProperty("contentLabel"));
		assertEquals(found.getProperty("contentLabel"), found.getProperty("resultLabel"));
		assertEquals(found.getProperty("contentElements"), found.getProperty("resultElements"));
		assertEquals("8.0", found.getProperty("contentBar"));
		assertEquals("8.0", found.getProperty("resultBar"));
		assertEquals(found.getProperty("pixelsWithoutBar"), found.getProperty("pixels"));
	}

	@Test
	void theLogShowsDevicesAndWhyOneThatIsAskedForIsNotUsed() throws Exception {
		final Properties found = play(ShowDevices.class);

		assertTrue(found.getProperty("report").contains("cpu: works"), found.getProperty("report"));
		assertTrue(Integer.parseInt(found.getProperty("rows")) >= 4, found.getProperty("rows"));
		assertTrue(found.getProperty("note").contains("There is no device mps to be used: ") && found.getProperty("note")
			.contains("The run is on cpu instead."), found.getProperty("note"));
	}

	@Test
	void aNetworkThatIsNotInstalledIsOfferedInTheDialogAndListedAfterwards() throws Exception {
		try (NetworkServer server = new NetworkServer(Files.createDirectory(data.resolve("server")))) {
			Files.copy(server.catalogue(), data.resolve("catalogue.json"));
			server.stallOnce();
			final Properties found = play(InstallByDialog.class);

			assertEquals("not installed", found.getProperty("stateBefore"));
			assertEquals("built-in", found.getProperty("networkAtFirst"));
			assertTrue(found.getProperty("cost").contains("OK offers to install it"), found.getProperty("cost"));
			assertTrue(found.getProperty("question").contains("not installed") && found.getProperty("question").contains(
				NetworkServer.LICENCE), found.getProperty("question"));
			assertEquals("true", found.getProperty("openAfterNo"));
			assertEquals("true", found.getProperty("openAfterCancel"));
			assertEquals(NetworkServer.NAME, found.getProperty("network"));
			assertTrue(found.getProperty("recorded").contains("network=" + NetworkServer.NAME + " "), found.getProperty(
				"recorded"));
			assertEquals("installed", found.getProperty("stateAfter"));
			assertEquals(2, server.ranges().size(), "one that was cancelled and one that went on");
		}
	}

	@Test
	void networksAreInstalledVerifiedAndRemovedByMenuAndByMacroAndEscapeEndsADownload() throws Exception {
		try (NetworkServer server = new NetworkServer(Files.createDirectory(data.resolve("server")))) {
			Files.copy(server.catalogue(), data.resolve("catalogue.json"));
			server.stallOnce();
			final Properties found = play(ManageNetworks.class);

			assertTrue(found.getProperty("status").contains("Installing " + NetworkServer.NAME), found.getProperty("status"));
			assertEquals("true", found.getProperty("kept"));
			assertEquals("true", found.getProperty("installed"));
			final String log = found.getProperty("log");
			assertTrue(log.contains("is installed: ") && log.contains(NetworkServer.CITATION), log);
			assertTrue(log.contains("is whole") && log.contains("is removed."), log);
			assertTrue(found.getProperty("error").contains("not installed"), found.getProperty("error"));
		}
	}

	@Test
	void theDialogPrefersAnInstalledVgg19AndRecordsItAndAMacroThatNamesNoneMeansBuiltIn() throws Exception {
		Files.move(Samples.network(data), Files.createDirectory(data.resolve("networks")).resolve("vgg19.safetensors"));

		final Properties found = play(PreferInstalled.class);

		assertEquals("vgg19", found.getProperty("networkAtFirst"));
		assertEquals("vgg19", found.getProperty("network"));
		assertTrue(found.getProperty("recorded").contains("network=vgg19 "), found.getProperty("recorded"));
		assertEquals("built-in", found.getProperty("macroNetwork"));
	}
}
