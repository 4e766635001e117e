package fiji.plugin.neuralstyle.cluster;

import java.util.List;

/**
 * One job of a manifest: an image to paint in a style.
 *
 * @param id names the row in files and reports
 * @param content path of the image whose layout the result keeps, as the manifest has it
 * @param style path of the image whose textures and colours the result takes, as the manifest has it
 * @param output path for the result, as the manifest has it
 * @param flags settings as words of {@code stylize}'s command line; of two that contradict, the later counts
 */
public record Row(String id, String content, String style, String output, List<String> flags) {

	public Row {
		flags = List.copyOf(flags);
	}
}
