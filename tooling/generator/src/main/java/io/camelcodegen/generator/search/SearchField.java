package io.camelcodegen.generator.search;

/** What is indexed of a tool, and how much a word found there counts. */
enum SearchField {
    NAME(3f),
    TAGS(1.5f),
    PATH(1.5f),
    SUMMARY(2f),
    PARAMETERS(1f),
    DESCRIPTION(0.6f);

    final float weight;

    SearchField(float weight) {
        this.weight = weight;
    }
}
