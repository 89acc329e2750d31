"""Countries, their people, well-known cities and creeds: no last names of persons."""

from __future__ import annotations

from summarizer.grounding.lexicon.lists import words

PLACES = words(
    """
    afghanistan afghan afghans albania albanian algeria algerian america american americans angola
    argentina argentine armenia armenian asia asian australia australian austria austrian azerbaijan
    bahrain bangladesh belarus belarusian belgium belgian bolivia bolivian bosnia brazil brazilian
    britain british bulgaria bulgarian burma cambodia cameroon canada canadian canadians chile
    chilean china chinese colombia colombian congo congolese croatia croatian cuba cuban cubans
    cyprus czech denmark danish dutch ecuador ecuadorian egypt egyptian england english estonia
    estonian ethiopia ethiopian eu europe european europeans finland finnish france french
    georgian german germans germany ghana greece greek greeks greenland guatemala guatemalan haiti
    haitian honduras honduran hungary hungarian iceland india indian indians indonesia indonesian
    iran iranian iranians iraq iraqi iraqis ireland irish israel israeli israelis italy italian
    italians jamaica japan japanese kashmir kashmiri kazakhstan kenya kenyan korea korean koreans
    kosovo kurd kurdish kurds kuwait kuwaiti latvia latvian lebanon lebanese liberia libya libyan
    lithuania lithuanian malaysia malaysian mali malta mexico mexican mexicans moldova mongolia
    montenegro morocco moroccan mozambique myanmar namibia namibian nepal netherlands nicaragua
    nicaraguan niger nigeria nigerian nigerians norway norwegian oman pakistan pakistani palestine
    palestinian palestinians panama paraguay peru peruvian philippines filipino poland polish
    portugal portuguese qatar qatari romania romanian russia russian russians rwanda saudi saudis
    scotland scottish senegal serbia serbian singapore slovakia slovenia somalia somali spain
    spanish sudan sudanese sweden swedish swiss switzerland syria syrian syrians taiwan taiwanese
    tanzania thai thailand tibet tibetan tunisia tunisian turkey turkish turks uganda ugandan uk
    ukraine ukrainian ukrainians uruguay us usa u.s u.s. u.k. venezuela venezuelan vietnam
    vietnamese wales welsh yemen yemeni zambia zimbabwe africa african africans latin samoa
    alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho
    illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota
    mississippi missouri montana nebraska nevada hampshire jersey ohio oklahoma oregon
    pennsylvania carolina dakota tennessee texas utah vermont virginia wisconsin wyoming
    quebec ontario alberta queensland crimea donbas catalonia catalan gaza jerusalem
    beijing moscow london paris brussels tehran baghdad kabul kiev kyiv damascus aleppo cairo
    geneva vienna berlin rome madrid tokyo seoul pyongyang taipei delhi mumbai islamabad ankara
    istanbul riyadh doha dubai tripoli benghazi caracas havana bogota lima santiago chicago boston
    philadelphia detroit dallas houston miami seattle portland atlanta denver baltimore york angeles
    francisco diego vegas orleans rico kong rica salvador canberra sydney melbourne toronto ottawa
    nairobi windhoek abuja lagos
    muslim muslims christian christians jewish jews catholic catholics sunni shiite shia islam
    protestant orthodox hindu hindus sikh buddhist nazi nazis communist communists taliban isis
    hezbollah hamas nato pentagon kremlin brexit covid sioux cherokee navajo aboriginal inuit maori
    """
)
