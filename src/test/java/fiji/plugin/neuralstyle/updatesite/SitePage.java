package fiji.plugin.neuralstyle.updatesite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The page that a browser shows of an update site: how to add it, and what Fiji installs. */
final class SitePage {

	private static final double MEGABYTE = 1e6;

	private final List<SiteEntry> entries;

	/** @param entries what the site lists */
	SitePage(final List<SiteEntry> entries) {
		this.entries = entries.stream().filter(entry -> entry.current() != null).toList();
	}

	/** What is installed on each platform, a line each. */
	List<String> sizes() {
		final List<String> lines = new ArrayList<>();
		for (final String platform : FijiPlatforms.all()) {
			final long size = entries.stream().filter(entry -> entry.platforms().isEmpty() || entry.platforms().contains(
				platform)).mapToLong(SiteEntry::size).sum();
			lines.add(String.format(Locale.ROOT, "%s: %.1f MB", platform, size / MEGABYTE));
		}
		return lines;
	}

	void write(final Path file) throws IOException {
		final StringBuilder rows = new StringBuilder();
		for (final SiteEntry entry : entries) {
			rows.append(String.format(Locale.ROOT, "<tr><td>%s</td><td>%s</td><td>%.1f MB</td><td>%s</td></tr>%n", escape(entry
				.filename()), String.join(", ", entry.platforms()), entry.size() / MEGABYTE, escape(entry.description())));
		}
		Files.writeString(file, """
			<!DOCTYPE html>
			<html lang="en">
			<head><meta charset="utf-8"><title>Update site of Neural Style Transfer</title></head>
			<body>
			<h1>Update site of Neural Style Transfer</h1>
			<p>In Fiji: Help &gt; Update... &gt; Manage Update Sites &gt; Add Unlisted Site, with this page's address, then
			Apply and Close, Apply Changes, and a new start of Fiji. Then look under Plugins &gt; Neural Style.</p>
			<p>Fiji installs: %s.</p>
			<table>
			<tr><th>file</th><th>only for</th><th>size</th><th>what it is</th></tr>
			%s</table>
			</body>
			</html>
			""".formatted(String.join("; ", sizes()), rows));
	}

	private static String escape(final String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;");
	}
}
